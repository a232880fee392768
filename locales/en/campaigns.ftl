# Campaigns: one piece of news for many people.

campaigns-nameless = 📣 <b>{ $name }</b>
campaigns-state-planned = ⏳ Begins { $at }
campaigns-state-running = ▶️ Under way since { $at }
campaigns-state-paused = ⏸ Paused; nobody is written to
campaigns-state-stopped = ⏹ Stopped { $at }
campaigns-state-done = ✅ Finished { $at }
campaigns-bar = { $bar } { $sent } sent
campaigns-left = Still to go: { $count }
campaigns-time-left = At this pace about { $minutes } min more
campaigns-refused = Not delivered: { $count }
campaigns-doubt = May or may not have arrived: { $count }
campaigns-cannot = Could not be written to: { $count }
campaigns-dropped = Not sent any more: { $count }
campaigns-read = Read: { $count }
campaigns-sure = Stop for good? Whoever has not been written to yet will not be.

campaigns-pause = ⏸ Pause
campaigns-resume = ▶️ Go on
campaigns-stop = ⏹ Stop
campaigns-stop-now = ⏹ Yes, stop
campaigns-again = 🔁 Send { $count } unknown again
campaigns-list = 📋 Not reached ({ $count })
campaigns-earlier = ◀️
campaigns-further = ▶️
campaigns-paused-toast = Paused. You can go on at any time.
campaigns-resumed-toast = It goes on.
campaigns-stopped-toast = Stopped.
campaigns-again-toast =
    { $count ->
        [0] Nothing is in doubt any more.
        [one] One message is sent again.
       *[other] { $count } messages are sent again.
    }

campaigns-unreached =
    { $count ->
        [0] Everybody has been reached.
       *[other] Not reached: { $count } (page { $page }/{ $pages }). A call or a knock would be kind.
    }
campaigns-unreached-line = 🏠 { $unit } { $name } · { $why }
campaigns-why-refused = not deliverable
campaigns-why-in_doubt = may not have arrived
campaigns-why-cannot = not on Telegram with us

campaigns-got-it = ✅ Got it
campaigns-got-it-toast = Thank you, noted.
refusal-no-such-notice = This notice was not sent to you.
why-campaign-portion = the next part of a campaign is sent
