package survey

// Target is how many answers a population of n needs (Krejcie and Morgan 1970, which the regulation's annex prints as a
// table): X²NP(1-P) / (d²(N-1) + X²P(1-P)) with X² = 3.841, P = 0.5 and d = 0.05, to the nearest whole person. Both
// sides are multiplied by a million, so that nothing but whole numbers is reckoned with.
func Target(n int) int {
	if n <= 0 {
		return 0
	}
	const chi, spread = 960250, 2500 // X²P(1-P) and d²
	over, under := chi*int64(n), spread*int64(n-1)+chi
	return int((2*over + under) / (2 * under))
}

// EveryMost is the widest step of the invitations.
const EveryMost = 1000

// Every is which finished visit to invite, each one of so many, when a service expects volume visits in the period and
// percent of those who are invited answer: as wide a step as still reaches the target, and never less than each visit.
func Every(volume, percent int) int {
	target := Target(volume)
	if target == 0 || percent <= 0 {
		return 1
	}
	return min(max(1, volume*percent/(100*target)), EveryMost)
}

// Percent is how many of those who are invited are expected to answer when nobody has measured it: surveys by link after
// a visit get about so many.
const Percent = 30
