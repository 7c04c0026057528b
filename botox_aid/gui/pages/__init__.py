"""The pages of the desk; each shows a view and says what was done, and knows nothing else."""
