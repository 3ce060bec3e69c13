"""Letters with their marks, as annotation tools read them: brat, Label Studio, spaCy DocBin."""
