# What staff read when a message cannot be delivered.

notice-topic-gone = 🧵 The topic “{ $topic }” in “{ $group }” is gone or closed. Its cards now go to General there; none is lost. If you still need it, create the topic again and bind it.
notice-unreachable = 📵 Messages do not reach { $name } ({ $units }): the bot was stopped or the account is gone. Please call, or drop by.
notice-unreachable-nowhere = 📵 Messages do not reach { $name }: the bot was stopped or the account is gone. Please pass it on another way.
maybe-repeat = The connection was shaky just now, so you may have seen this already.
