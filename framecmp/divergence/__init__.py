"""How two tellings differ: words, meaning, wordings. One pure function a measure."""
