"""Clinical content: read strictly from its files, cross-checked, and approved by the clinic."""
