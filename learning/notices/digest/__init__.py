"""One mail a day at most about what is there: for whom, made when it leaves, and its reminders."""
