package dev.onus.registry.apply;

import dev.onus.registry.log.Refusal;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody else was first; nothing was written. */
public final class ConflictException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    public ConflictException(List<Refusal> refusals) {
        super(null, null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    @Override
    public String getMessage() {
        return refusals.stream().map(Refusal::message).collect(Collectors.joining(" "));
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
