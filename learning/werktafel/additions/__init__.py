"""What others add to a question: idee, contact, ik loop mee, wat eerst."""
