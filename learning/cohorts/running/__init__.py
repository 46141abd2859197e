"""What a school needs to begin and run: lists of people, handing over, closing."""
