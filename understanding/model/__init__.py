"""The trained judge: words, character n-grams, what the rules said and a sentence embedding in one linear model.

scikit-learn trains it (`understanding/training`), numpy alone runs it. Without the embedding library the same
texts are judged by a second set of weights that never saw one.
"""
