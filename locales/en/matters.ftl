# Two or three matters in one message

draft-part = You told me { $of ->
    [2] two
   *[3] three
} things, so I noted each by itself. This is the { $nth ->
    [1] first
    [2] second
   *[3] third
}:
button-one-matter = It is one matter
draft-one-matter = All right, they are one again.
