"""The questions: plan a week or a programme, find fixes, say why, compare variants, replan."""
