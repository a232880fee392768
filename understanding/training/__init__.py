"""What the weights are made from, and how: voices that people of many kinds could have, split whole, and one script."""
