# Voice notes that are written down.

dictation-waits = 🎙 I am writing down what you said, a few seconds; you need not wait to submit.
dictation-heard = 🎙 This is what I heard:
dictation-ask = Is that right?
dictation-taken = 🎙 The words above were written down from your voice note.
button-dictation-yes = Yes, that is it
button-dictation-no = No
dictation-no-toast = Very well, without these words: my colleagues will listen to the voice note itself. You can also type a few words.
dictation-staff = 🎙 The voice note of { $number }, written down by a machine, not confirmed by the tenant:
why-dictation-over = the voice note could not be written down and goes on as it is
