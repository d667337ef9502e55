package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.SeverityLevel;
import java.util.Objects;
import java.util.Optional;

/** Which cases to list; what is empty matches any. */
public record CaseFilter(
        Optional<CaseStateName> state,
        Optional<String> owner,
        Optional<String> identity,
        Optional<SeverityLevel> severity) {
    public static final CaseFilter ANY =
            new CaseFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public CaseFilter in(CaseStateName wanted) {
        return new CaseFilter(Optional.of(wanted), owner, identity, severity);
    }

    boolean matches(CaseState found) {
        return state.filter(wanted -> wanted != found.getState()).isEmpty()
                && severity.filter(wanted -> wanted != found.getSeverity()).isEmpty()
                && owner.filter(wanted -> !Objects.equals(wanted, found.getOwner()))
                        .isEmpty()
                && identity.filter(wanted -> !wanted.equals(found.getIdentity().getId()))
                        .isEmpty();
    }
}
