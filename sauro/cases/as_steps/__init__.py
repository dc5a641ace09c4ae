"""What is entered of exhibits and money is a step of the procedure, too (ghi một lần)."""
