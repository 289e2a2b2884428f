package io.bothways.matching.proposal;

/** What came of an acceptance; all but the first leave the proposal closed, which is stored. */
sealed interface AcceptanceOutcome {
    record Recorded(ProposalView proposal) implements AcceptanceOutcome {}

    record SeatTaken() implements AcceptanceOutcome {}

    record NoLongerOpen(String state) implements AcceptanceOutcome {}
}
