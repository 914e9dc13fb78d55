package store

// SelectVisits is how the visits of a report are read.
const SelectVisits = selectVisits
