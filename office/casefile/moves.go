package casefile

import "slices"

// A move takes a case from one of some states to another.
type move struct {
	from []CaseState
	to   CaseState
}

// moves is the state machine of a case. CaseUndone is not in it: it leads back to where the last command came from.
// What is not here leaves a case in its state.
var moves = map[Kind]move{
	CaseOpened:    {nil, InWork},
	CaseMoved:     {[]CaseState{InWork}, InWork},
	CaseReady:     {[]CaseState{InWork}, Ready},
	CaseSentBack:  {[]CaseState{InWork, Ready}, InWork},
	CaseReturned:  {[]CaseState{InWork}, Returned},
	CaseMended:    {[]CaseState{Returned}, InWork},
	CaseMissed:    {[]CaseState{Returned}, Returned},
	CaseLapsed:    {[]CaseState{Returned}, Lapsed},
	CaseAmended:   {[]CaseState{InWork}, InWork},
	CaseHanded:    {[]CaseState{Ready}, Handed},
	CaseSelfPrint: {[]CaseState{Ready}, Handed},
	CaseFiled:     {[]CaseState{Handed}, Handed},
	CaseClosed:    {[]CaseState{InWork, Handed}, Closed},
	CaseCancelled: {[]CaseState{InWork, Returned, Ready}, Cancelled},
}

// A Transition is one arrow of the state machine of cases. From is empty for the first.
type Transition struct {
	From, To CaseState
	Event    Kind
}

// Transitions lists the state machine of cases, by its states and then by events.
func Transitions() []Transition {
	kinds := make([]Kind, 0, len(moves))
	for kind := range moves {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	out := []Transition{{To: InWork, Event: CaseOpened}}
	for _, from := range CaseStates() {
		for _, kind := range kinds {
			if slices.Contains(moves[kind].from, from) {
				out = append(out, Transition{From: from, To: moves[kind].to, Event: kind})
			}
		}
	}
	return out
}

// CaseStates lists every state of a case.
func CaseStates() []CaseState {
	return []CaseState{InWork, Returned, Ready, Handed, Closed, Lapsed, Cancelled}
}
