"""What is up to date, and why the rest is not: a job's inputs now, and the record of those that it was made of."""
