# Sheets of buildings and units: what their columns are called.

estate-column-building = Building|Block
estate-column-name = Building name
estate-column-aliases = Aliases|Also called
estate-column-floor = Floor|Storey
estate-column-room = Room|Door
estate-column-label = Unit|Label
estate-column-tier = Tier|Customer tier
