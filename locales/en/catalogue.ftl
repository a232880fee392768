# The catalogue's names. They stand on buttons: keep them short.

kind-repair = Repair
kind-complaint = Complaint
kind-suggestion = Suggestion
kind-praise = Praise
kind-inquiry = Question
kind-property = Property

category-repair-water = Plumbing
category-repair-power = Power and light
category-repair-aircon = Air-con, heating
category-repair-lift = Lift
category-repair-door = Doors, locks, windows
category-repair-network = Network, access
category-repair-gas = Gas
category-repair-leak = Leaks and cracks
category-repair-cleaning = Cleaning
category-repair-pest = Pests
category-repair-other = Something else

category-complaint-quality = Building quality
category-complaint-equipment = Equipment
category-complaint-service = Service
category-complaint-fees = Fees
category-complaint-emergency = Emergencies
category-complaint-neighbours = Neighbours
category-complaint-security = Security, parking
category-complaint-environment = Environment
category-property-lost = Lost item
category-property-damaged = Damaged item
category-property-misfit = Wrong item

trade-water = plumbing
trade-power = electrics
trade-aircon = air-con
trade-lift = lifts
trade-door = doors and windows
trade-cleaning = cleaning and pests

team-engineering = Engineering
team-environment = Environment
team-finance = Finance
team-desk = Service desk

urgency-emergency = Emergency
urgency-urgent = Urgent
urgency-normal = Normal

role-worker = Technician
role-desk = Service desk
role-cashier = Cashier
role-butler = Floor butler
role-guard = Guard
role-supervisor = Supervisor
role-manager = Manager
role-director = Director
role-operator = Operator

tie-owner = Owner
tie-family = Family
tie-lessee = Lessee

hold-tenant = Tenant's time
hold-parts = Parts
hold-vendor = The maker
hold-access = Access
hold-weather = Weather

decline-private = Tenant's own property
decline-vendor = For the maker
decline-unsafe = Not safe to do
decline-no_fault = No fault found

return-still_broken = Still broken
return-came_back = Broke again
return-dirty = Left untidy
return-nobody_came = Nobody came

chip-fast = Quick
chip-skilled = Skilled
chip-friendly = Friendly
chip-tidy = Left it clean
chip-slow = Too slow
chip-unskilled = Not fixed well
chip-rude = Unfriendly
chip-untidy = Left a mess
chip-dear = Too dear

# Safety advice: short, one thing a line. A test holds its numbers equal to `call` in catalogue/service.yaml.
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

fee-management = Management fee
fee-water = Water
fee-electricity = Electricity
fee-rent = Rent
fee-parking = Parking
fee-other = Other fees
