"""What templates and feeds are given: view models, and the functions that make them of records."""
