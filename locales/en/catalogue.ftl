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

fee-management = Management fee
fee-water = Water
fee-electricity = Electricity
fee-rent = Rent
fee-parking = Parking
fee-other = Other fees
