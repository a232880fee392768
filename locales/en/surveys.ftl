# Satisfaction surveys and polls.

survey-satisfaction = Satisfaction survey
survey-satisfaction-overall = All in all, are you satisfied with our service?
survey-satisfaction-repairs = How are repairs handled?
survey-satisfaction-cleaning = How clean are the public areas?
survey-satisfaction-security = Do gate and patrols make you feel safe?
survey-satisfaction-service = How do the butler and the front desk treat you?
survey-satisfaction-first = What should we improve first?
survey-satisfaction-first-repairs = Repairs
survey-satisfaction-first-cleaning = Cleaning
survey-satisfaction-first-security = Security
survey-satisfaction-first-green = Greenery
survey-satisfaction-first-parking = Parking
survey-satisfaction-first-fees = Fees
survey-satisfaction-words = Anything else you would like to tell us?

survey-move_in = After moving in
survey-move_in-handover = Did the inspection and the keys go smoothly?
survey-move_in-help = Did you get the help you needed on the day?
survey-move_in-words = What is still missing? Please tell us.

survey-morale = This week
survey-morale-week = How did this week's work go for you?

surveys-head = 📝 <b>{ $title }</b>
surveys-intro =
    { $estate } would like your opinion; a few taps will do.
    No report says who answered what. Open until { $closes }; until then you can change anything.
surveys-reminder =
    Just this one reminder: we have not heard from you yet, and a few taps will do.
    No report says who answered what. Open until { $closes }.
surveys-for-unit = 🏠 This one is for { $unit }: one answer per home.
surveys-question = <b>{ $at }/{ $of }</b> { $text }
surveys-write = ✍️ Write
surveys-skip = Skip
surveys-write-now = Please just write: your next message is the answer.
surveys-thanks =
    🙏 Thank you, we have it all.
    You can change your answers until { $closes }.
surveys-change = Change answers
surveys-noted = Noted
surveys-household =
    📝 <b>{ $title }</b>

    Your household in { $unit } has answered already, one answer per home, so there is nothing left to do. Thank you!
surveys-household-toast = Your household has answered already, one per home. Thank you!
surveys-too-late = This survey has ended, thank you! Write to us whenever you like.
surveys-closed = This survey has ended. Write to us whenever you have something to say.
surveys-closed-thanks = This survey has ended; thank you for your opinion! We read it with care, and where we fell short we will come and listen.

surveys-figures = 📊 <b>{ $title }</b> · { $count } counted
surveys-running = Still running; the figures move on with every five answers.
surveys-too-few = Fewer than five answers: not shown yet, so that nobody can be recognised.
surveys-units = { $mark } Homes reached { $reached }/{ $total } ({ $percent }%, target { $target }%), { $answered } answered
surveys-people = { $mark } People reached { $reached }/{ $total } ({ $percent }%, target { $target }%), { $answered } answered
surveys-satisfaction = { $mark } Satisfied { $percent } (target { $target }%)
surveys-about = <b>{ $text }</b> ({ $count })
surveys-bar = { $option } { $bar } { $count }
surveys-mean = Average { $mean }
surveys-building = { $name }: { $people } answers, { $percent } satisfied
surveys-others = Other buildings
surveys-unreached = 📭 { $count } homes not reached (nobody joined, or nothing gets through); they are invited when they can be: { $units }

surveys-consent =
    📝 { $name } would like to send a survey to <b>{ $count }</b> people.
    That is a lot, so it needs your consent too:
surveys-consent-when = From { $opens } to { $closes }.
surveys-agree = Agree
surveys-refuse = Rather not
surveys-agreed-by = ✅ { $name } agrees: “{ $title }” goes out as planned.
surveys-refused-by = { $name } would rather not: “{ $title }” was not sent.
surveys-agreed-toast = Agreed; it goes out by itself.
surveys-refused-toast = Noted; this survey is not sent.
surveys-decided = That has been decided already.

surveys-menu = Surveys. Tap one for its figures, or make a new one:
surveys-from-catalogue = Use a ready one
surveys-own = Write one
surveys-choose-form = Which one?
surveys-none = That survey is gone.
surveys-questions = Questions:
surveys-line = { $at }. { $text } ({ $kind }) { $options }
surveys-add = Add a question
surveys-drop-last = Drop the last one
surveys-translate = Add a language
surveys-type-question =
    Write one question and send it to me.
    To offer options, write: Which day? | Saturday | Sunday
surveys-kind = How is it answered?
surveys-kind-score = ⭐ Stars
surveys-kind-words = ✍️ Words
surveys-kind-choice = ☑️ Choice
surveys-type-options = Send me the options with bars between them: Saturday | Sunday
surveys-which-language = Which language?
surveys-type-translation = Write the questions in this order, one per line, options behind them with bars between:
surveys-audience = Whom shall we ask?
surveys-who-everybody = All tenants
surveys-who-key_tenants = Key tenants
surveys-who-open_matter = Those with an open matter
surveys-some-buildings = Some buildings
surveys-a-team = One of our teams
surveys-which-buildings = Which buildings? None chosen means all.
surveys-which-floors = { $building }: which floors? None chosen means all.
surveys-which-team = Which team? A poll goes into its group.
surveys-per = One answer per person, or per home?
surveys-per-person = Per person
surveys-per-unit = Per home
surveys-opening = When shall it open?
surveys-opens-in =
    { $days ->
        [0] Now
        [1] Tomorrow 10:00
       *[other] In { $days } days, 10:00
    }
surveys-days = How long shall it stay open?
surveys-open-days = { $days } days
surveys-preview = <b>{ $count }</b> people will be asked:
surveys-preview-when = From { $opens } to { $closes }. Nobody is disturbed at night; one reminder at most.
surveys-needs-second = That is a lot of people: another manager has to agree.
surveys-send = Send
surveys-sent = ✅ Done; from here on it runs by itself. /survey shows how it stands.
surveys-asked = ✅ Another manager has been asked; once there is a yes it goes out by itself.

poll-close = Close the poll
poll-question = 🗳 <b>{ $question }</b>
poll-option = · { $option }
poll-whom = Who shall be asked? In staff groups votes have names, among tenants they do not.
poll-group = { $team } group
poll-tenants = All tenants
poll-building = Tenants of { $building }
poll-drop = Never mind
poll-dropped = Not sent.
poll-sent = Sent to: { $audience }
poll-closed = The poll is closed.
poll-result = 🗳 Closed: <b>{ $question }</b>
poll-line = { $option }: { $count }
poll-names = <i>{ $names }</i>
poll-voters =
    { $count ->
        [one] One person voted
       *[other] { $count } people voted
    }
poll-sent-toast = Sent
poll-closed-toast = The poll is closed

refusal-no-such-survey = I cannot find that survey of yours.
refusal-poll-how = Please write: /poll When shall we meet? | At nine | At ten
refusal-poll-long = A question has { $question } letters at most, an option { $option }.
refusal-poll-options = { $most } options at most, each of them once.
refusal-poll-many = That would ask { $count } people, more than { $most }. Please use /survey: another manager agrees, then it goes out.
refusal-survey-nobody = Chosen like this, nobody can be asked. Please choose somebody else.
refusal-survey-team = A staff group can be asked one question, with stars or options.
refusal-survey-own = Another manager has to decide this, not you yourself.
refusal-survey-no-second = More than { $most } people need a second manager's consent, and there is no second manager.
refusal-survey-full = { $most } questions at most; a ready survey takes no more.
refusal-survey-question = A question has 1 to { $most } letters.
refusal-survey-options = 2 to { $most } different options, { $letters } letters each at most, with bars between them.
refusal-survey-lines = Please write { $count } lines, one question each, with as many options as in the original.

why-survey-begins = the survey's day has come
why-survey-opens = a manager's survey opens
why-survey-invites = tenants are invited to the survey
why-survey-again = those who joined or came back are invited
why-survey-reminds = one reminder to those who have not answered
why-survey-closes = the survey closes
why-survey-thanks = a thank-you to those who answered

command-survey = Satisfaction surveys
command-poll = Start a poll
