"""Making on a cluster: Dask `distributed` carries jobs and files, as bytes, to machines that share no disk with us."""
