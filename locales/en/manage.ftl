# The managers' tools: inviting, binding groups, topics.

invite-ask = Whom shall I invite?
invite-tenant = A tenant
invite-staff = A colleague
invite-tie = { $unit }: you invite the
invite-role = For which role?
invite-trades = { $role }: which trades? None chosen means all.
invite-buildings = Which buildings? None chosen means all.
invite-ready =
    ✉️ Here is the invitation. It is shown only now, works once, and is good until { $at }:
    { $link }
    Or let them send me this line:
    <code>/start { $code }</code>
    Give it to that person only, never to a group.
invite-copy = Copy the code
manage-next = Next

residents-which = Whose home shall I look up?
residents-choose = Choose the home
residents-ask = Residents of { $unit }. Tap a name to move somebody out:
residents-none = Nobody is registered in { $unit } yet.
residents-sure = Does { $name } move out of { $unit }? From that moment nothing about this home can be read there.
residents-yes = Yes, moved out
residents-done = Done: { $name } has moved out of { $unit }.
moved-out =
    👋 { $unit } is no longer registered to you, and its messages no longer come to you.
    If that is a mistake, please call the service desk: { $phone }

bind-ask = Which team does the group belong to?
bind-buildings = { $team }: which buildings does the group serve? None chosen means all.
bind-ready =
    🔗 A one-time code, good until { $at }. Send this in the group:
    <code>/bind { $code }</code>
bind-copy = Copy the command

group-bound =
    ✅ This group now works for: { $team }. Buildings: { $buildings }.
    New tickets come here. Please make me an admin, or I cannot hear your replies.
group-needs =
    Good day, I am the butler of { $estate }.
    A manager should send me /bind privately to get a code, then /bind and the code here: then I know what this group is for.
    Please make me an admin too, or I cannot hear your replies.
group-bind-how = A manager gets a code by sending me /bind privately; then send here: /bind and the code
group-lost = ⚠️ I was removed from "{ $title }" ({ $team }). Until I am back, no new tickets go there: just add me again.

codes-guessed = ⚠️ { $wrong } wrong codes within an hour: somebody may be trying. Each person has a few tries only and the codes cannot be guessed; please watch for people asking around for one.

topic-card =
    📌 Topic: { $name }
    Tap to choose which tickets come here:
topic-this = this topic

refusal-group-unknown = This group has no team yet: send /bind first.
refusal-not-a-topic = Please send /topic inside the topic you mean.
refusal-no-such-category = I do not know one of these categories. Send /topic alone and choose by button.
refusal-no-such-team = There is no such team. Please choose again.
