package dev.onus.registry.answer;

import dev.onus.contracts.Actor;
import dev.onus.contracts.Response;
import dev.onus.registry.cases.Page;
import dev.onus.registry.http.Caller;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.TaskWords;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the stream what became of a page at a destination after the channel had taken it: it arrived, it was read, it
 * failed after all. The id follows from what is said, so vendors may say it often and readers may look often.
 */
@Singleton
public final class DeliveryReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReceipts.class);
    /** Only spares the log what was said a moment ago; the id makes the rest the same. */
    private static final int REMEMBERED = 10_000;

    private final ResponseLog responses;
    private final InstantSource clock = InstantSource.system();
    private final LinkedHashSet<String> said = new LinkedHashSet<>();

    DeliveryReceipts(ResponseLog responses) {
        this.responses = responses;
    }

    /**
     * What a channel says.
     *
     * @param channel the Channel record's name, or {@code console} and {@code link} for what people open here
     * @param address of the destination, as the contact has it; empty where the channel does not say
     * @param providerId what the vendor calls the message
     */
    public record Receipt(
            Page page,
            DeliveryState state,
            String channel,
            Optional<String> address,
            Optional<String> detail,
            Optional<String> providerId) {}

    /** The person has opened the page, in the console or by its link; it is said once for each page and way. */
    public void read(Page page, String channel) {
        try {
            say(new Receipt(
                    page,
                    DeliveryState.READ,
                    channel,
                    Optional.of(page.person()).filter(person -> channel.equals(Caller.VIA_CONSOLE)),
                    Optional.empty(),
                    Optional.empty()));
        } catch (ResponseLogUnavailableException notNow) {
            LOG.info("receipt=later page={} reason=log-unavailable", page.id());
        }
    }

    /** @throws ResponseLogUnavailableException if it cannot be made durable in time; saying it again is safe */
    public void say(Receipt receipt) {
        Response response = response(receipt);
        if (!remember(response.getResponseId())) {
            return;
        }
        try {
            responses.append(response);
        } catch (ResponseLogUnavailableException notNow) {
            forget(response.getResponseId());
            throw notNow;
        }
        LOG.info(
                "receipt=said page={} channel={} state={}",
                receipt.page().id(),
                receipt.channel(),
                receipt.state().word());
    }

    private Response response(Receipt receipt) {
        Page page = receipt.page();
        Map<String, String> parameters = new HashMap<>();
        parameters.put(TaskWords.PAGE_ID, page.id());
        parameters.put(TaskWords.PERSON, page.person());
        parameters.put(TaskWords.CHANNEL, receipt.channel());
        parameters.put(TaskWords.STATE, receipt.state().word());
        String destination = receipt.address()
                .map(address -> StableHash.of("destination", receipt.channel(), address))
                .orElse("");
        if (!destination.isEmpty()) {
            parameters.put(TaskWords.DESTINATION, destination);
        }
        receipt.detail().ifPresent(detail -> parameters.put(TaskWords.DETAIL, detail));
        receipt.providerId().ifPresent(id -> parameters.put("providerId", id));
        Response.Builder response = Response.newBuilder()
                .setResponseId(StableHash.of(
                        TaskWords.DELIVERY_RECEIPT,
                        page.id(),
                        receipt.channel(),
                        destination,
                        receipt.state().word()))
                .setRoutingKey(page.routingKey())
                .setCaseId(page.caseId())
                .setAction(TaskWords.DELIVERY_RECEIPT)
                .setActor(Actor.newBuilder()
                        .setService(Answerer.SYSTEM)
                        .setVia("system")
                        .build())
                .setPageId(page.id())
                .setParameters(parameters)
                .setAt(clock.instant());
        receipt.detail().ifPresent(response::setReason);
        return response.build();
    }

    private boolean remember(String id) {
        synchronized (said) {
            boolean fresh = said.add(id);
            if (said.size() > REMEMBERED) {
                said.removeFirst();
            }
            return fresh;
        }
    }

    private void forget(String id) {
        synchronized (said) {
            said.remove(id);
        }
    }
}
