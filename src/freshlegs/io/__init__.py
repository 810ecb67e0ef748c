"""Reading and writing whole files, harmless text, and the errors that people see."""
