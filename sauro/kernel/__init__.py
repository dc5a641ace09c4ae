"""The ground floor: pure meaning of text, time and quantities. Imports nothing of the house."""
