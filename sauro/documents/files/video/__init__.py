"""Video: what one tells of itself, and a copy that holds only its picture and its sound."""
