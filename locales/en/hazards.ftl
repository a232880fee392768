# Danger: advice (hazard-<code>, short, one thing a line) and names on buttons (danger-<code>). A test holds the numbers
# equal to `call` in catalogue/service.yaml.

hazard-water =
    Close the main stop valve: usually in the kitchen, under the sink, or in the meter cupboard by the lift.
    If water is near a socket, keep everyone away and touch no wet switch.
    Cut the power to the wet rooms only if you can reach the breaker standing somewhere dry.
hazard-gas =
    Open the windows, touch no switch, light nothing.
    Take everyone out now, by the stairs. Do not call the lift.
    Telephone from outside: 119.
hazard-fire =
    Call 119 first, then tell us.
    Leave by the stairs with everyone, close the door behind you, never take the lift.
    Stay low in smoke, a wet towel over nose and mouth. If you cannot get out, close the door and call from a window.
hazard-lift =
    Press the alarm button in the car; somebody will answer.
    Do not force the door or climb out. Stay inside: there is air enough.
    If nobody answers, call 96333 and read out the lift's number in the car.
hazard-power =
    Keep away from water and from the sparking socket; do not touch it.
    Switch off the main breaker only if you can reach it safely.
    Someone has had a shock: power off first, do not pull them by hand, call 120. A wire down outside: stay 8 metres away, call 95598.
hazard-injury =
    Call 120 now: building, flat, and how the person is.
    Do not move them. No answer and no breath: press the chest as the voice on the phone tells you.
    Send somebody down to meet the ambulance.
hazard-intruder =
    Call 110 now.
    Lock yourself in, stay inside, do not go out to face them.
    Put your phone on silent; say building and flat when you can speak.
hazard-falling =
    Get out from under it, do not stop, do not pick anything up.
    Warn others to keep clear; mind children and the elderly.
    Take pictures from a distance only.
hazard-outage =
    Do not take the lift. Switch off cookers and heaters: it is safer when the power returns.
    Use a torch, no candles. Somebody depends on an oxygen machine or ventilator: call 120 now.
    If the whole street is dark, ask the power company: 95598.
hazard-co =
    Open the windows and get everybody out into the open now; touch no switch, light nothing.
    Turn off a gas heater or put out charcoal only if it is on your way.
    Outside, call 120 and say “perhaps carbon monoxide”. Carry whoever does not wake into fresh air.
hazard-sewage =
    Use no water and flush nothing; ask upstairs to stop too.
    Keep everybody out of it, no bare feet; stay out if it reaches a socket.
    Close that room's door, open its window, and wait for us to clean and disinfect.
hazard-ledge =
    Call 110 now: building, floor, and on which side.
    Talk softly, do not provoke, gather or grab; if hurt or poisoned, call 120.
    If it is you who is hurting: you matter. Please do not stay alone; on 12356 somebody will listen.
hazard-locked_in =
    Talk through the door, keep them calm, away from door, window and stove.
    The stove is on, the car is hot, or nobody answers inside: call 119 now.
    Break no glass near them, and do not climb in from outside.
hazard-animal =
    Back away slowly, do not run or chase it; take children and the elderly indoors.
    Bitten or scratched: wash with soap under running water for 15 minutes, and see a doctor today.
    A snake bite, or no breath after a sting: call 120 now.

danger-lift = Somebody is trapped
danger-gas = Smell of gas
danger-water = Water is flooding
danger-fire = Smoke or fire
danger-injury = Somebody is hurt
danger-outage = The power is out
danger-power = Sparks, electric shock
danger-co = All dizzy or sick
danger-sewage = Sewage coming up
danger-intruder = Intruder or threat
danger-falling = Something may fall
danger-ledge = Somebody may jump
danger-locked_in = Somebody locked in
danger-animal = Bitten or chased
