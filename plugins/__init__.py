"""How Pelican is taught to print a newspaper: one package a job, none imports another."""
