"""Whether Dutch is plain enough for who reads it at A2: short, active, without jargon.

Rules over words alone: whoever calls brings the texts, the word list and the names.
"""
