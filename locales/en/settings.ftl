# Language, privacy, help, command menus.

language-ask = Which language shall I speak with you?
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
language-en = English
language-chosen = Very well, English from now on.

privacy-agreed = You agreed { $at }.
privacy-not-agreed = You have not agreed yet, so all I can give you is the service desk's telephone.
privacy-withdraw = Withdraw
privacy-withdraw-ask = If you withdraw, I send you no more notices and cannot report anything for you; only the service desk remains, { $phone }. Withdraw?
privacy-withdraw-yes = Yes, withdraw
privacy-withdrawn =
    Withdrawn: no more notices from this moment.
    The service desk is there for you: { $phone }. To start again, send /privacy.
privacy-thanks = Thank you, noted. Write to me whenever something is the matter.
privacy-keep = All right

help-stranger =
    I am the butler of { $estate }.
    /start tell me where you live
    /language change language
    /privacy how your data is used
    Service desk: { $phone }
help-tenant =
    Just write one line or send a photo, video or voice message, for instance "1502, the kitchen pipe burst". I read it back, you tap submit.
    /report a repair or a complaint
    /faq questions and answers
    /bills what you owe, and how to pay
    /parcels your parcels
    /mine what I have in hand for you
    /language change language
    /privacy how your data is used
    If it is urgent, call the service desk: { $phone }
help-staff =
    New tickets come to your group; tap claim and it is yours. The buttons for the work are on that card; reply to the card and the tenant reads it.
    /claim claim by number, in the group
    /mine what is in your hands
    /duty who is on, /swap swap a day, /log the duty log
    /residents who lives where, and moving out (desk, butlers)
    /parcels the shelf (desk)
    /paid money at the counter, /daysheet the day, /bill one bill, /collection the rate (cashiers, managers)
    A sheet of bills: send it to me, look, then import (cashiers)
    /language change language
    Service desk: { $phone }
help-manager =
    /invite invite a tenant or a colleague
    /bind give a group its team
    /roster set rosters
    /topic in a topic, with categories: which tickets go there
    /announce announcements and notices
    /survey satisfaction surveys: how they stand, and a new one
    /poll a quick vote: /poll Question | A | B

dialog-outdated = That menu is an old one. Please use the newest, below.
dialog-lost = That menu has ended. Write to me what you need, or send /help.

command-report = Repairs and complaints
command-mine = What is in hand for me
command-help = What I can do
command-language = Language / 换语言
command-privacy = How your data is used
command-claim = Claim a ticket by number
command-bind = Give a group its team
command-invite = Invite a tenant or a colleague
command-residents = Residents, and moving out
