"""The questions: plan a week or a programme, find ways out, say why, compare variants, replan."""
