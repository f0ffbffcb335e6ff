"""The course page: what was built, gathered as plain data (`content`, `gather`) and written as a folder of files that
can be opened from the disk or published as it is (`write`)."""
