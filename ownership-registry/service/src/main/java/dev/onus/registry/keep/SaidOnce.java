package dev.onus.registry.keep;

import dev.onus.contracts.Response;
import dev.onus.registry.answer.ResponseLog;
import java.util.LinkedHashSet;

/**
 * What the registry says of its own accord. What was said once is not said again before the cases show it; the ids follow
 * from what is said, so that the stream hears once what two replicas say. For one thread.
 */
public final class SaidOnce {
    private static final int REMEMBERED = 10_000;

    private final LinkedHashSet<String> said = new LinkedHashSet<>();
    private final ResponseLog responses;

    public SaidOnce(ResponseLog responses) {
        this.responses = responses;
    }

    /** Whether it was said now; returns once it is durable. What cannot be made durable counts as not said. */
    public boolean say(Response response) {
        if (!said.add(response.getResponseId())) {
            return false;
        }
        if (said.size() > REMEMBERED) {
            said.removeFirst();
        }
        try {
            responses.append(response);
        } catch (RuntimeException failed) {
            said.remove(response.getResponseId());
            throw failed;
        }
        return true;
    }

    public boolean wasSaid(String responseId) {
        return said.contains(responseId);
    }
}
