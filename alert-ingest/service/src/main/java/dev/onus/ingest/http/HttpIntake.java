package dev.onus.ingest.http;

import dev.onus.contracts.deadletter.DeadLetter;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.publish.AlertPartitions;
import dev.onus.ingest.publish.Arrival;
import dev.onus.ingest.publish.DurableWriter;
import dev.onus.ingest.publish.NotDurableException;
import dev.onus.ingest.publish.Preparation;
import dev.onus.ingest.publish.Prepared;
import dev.onus.ingest.publish.ReceiptLine;
import dev.onus.ingest.publish.Registrations;
import dev.onus.ingest.wire.WireValues;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;

/** What every intake path does: bounds, readiness, preparation, durability, and only then an answer. */
@Singleton
final class HttpIntake {
    private final Preparation preparation;
    private final DurableWriter writer;
    private final AlertPartitions partitions;
    private final Registrations registrations;
    private final Admission admission;
    private final WireValues wire;
    private final Clock clock = Clock.systemUTC();

    HttpIntake(
            Preparation preparation,
            DurableWriter writer,
            AlertPartitions partitions,
            Registrations registrations,
            Admission admission,
            WireValues wire) {
        this.preparation = preparation;
        this.writer = writer;
        this.partitions = partitions;
        this.registrations = registrations;
        this.admission = admission;
        this.wire = wire;
    }

    /**
     * One request.
     *
     * @param strict whether a body without one good item is the caller's mistake (400) instead of something to keep
     * @param sourceFromBody whether an alert may name its source itself
     * @param more what else the answer carries
     */
    record Order(
            Sender sender,
            SourceOptions options,
            boolean strict,
            boolean sourceFromBody,
            Function<Prepared, Map<String, Object>> more) {}

    /** Holds the request's place until the broker has it or cannot take it. */
    HttpResponse<byte[]> take(HttpRequest<?> request, byte[] raw, Order order) {
        Optional<InFlight.Place> place = IntakeFilter.placeOf(request);
        if (place.isPresent() && !place.get().begin(raw.length)) {
            return Refusal.BUSY.response();
        }
        try {
            return read(request, raw, order);
        } finally {
            place.ifPresent(InFlight.Place::leave);
        }
    }

    private HttpResponse<byte[]> read(HttpRequest<?> request, byte[] raw, Order order) {
        if (!isReady()) {
            return Refusal.NOT_READY.response();
        }
        Body.Read read = Body.of(request, raw);
        if (read.body().isEmpty()) {
            return read.fault().equals(Optional.of(Body.Fault.TOO_LARGE))
                    ? Problem.tooLarge("Expected a body of at most " + IntakeJson.MAX_BODY_BYTES
                            + " bytes, unpacked, but it is larger.")
                    : Problem.badRequest(BrokenCompression.DETAIL, List.of());
        }
        Map<String, String> headers = IntakeHeaders.of(request);
        String random = IntakeHeaders.random();
        Submission submission = new Submission(
                FormBody.payload(read.body().get().bytes(), headers),
                order.sender().source(),
                order.options(),
                headers,
                IntakeHeaders.delivery(headers, random),
                0);
        Arrival arrival = Arrival.http(random, clock.instant(), IntakeHeaders.traceId(headers), order.sourceFromBody());
        try {
            return answer(preparation.prepare(submission, arrival), order);
        } catch (NotDurableException e) {
            return Problem.unavailable("Expected the broker to take it, but it did not. Nothing was promised.");
        } catch (KafkaException e) {
            return Problem.unavailable("Expected the schema registry or the broker to answer, but it did not.");
        }
    }

    /** A dead letter through intake again. */
    List<ReceiptLine> replay(Submission submission) {
        Prepared prepared =
                wire.prepared(preparation, submission, Arrival.replay(IntakeHeaders.random(), clock.instant()));
        writer.write(prepared.records());
        return prepared.receipts();
    }

    boolean isReady() {
        return partitions.isKnown() && registrations.isCaughtUp();
    }

    private HttpResponse<byte[]> answer(Prepared prepared, Order order) {
        Optional<String> forbidden = prepared.receipts().stream()
                .map(ReceiptLine::source)
                .filter(source -> !admission.maySpeakFor(order.sender(), source))
                .findFirst();
        if (forbidden.isPresent()) {
            return Problem.forbidden("Expected a token with the scope ingest:" + forbidden.get()
                    + ", and a source that demands no proof of its own.");
        }
        if (order.strict() && !prepared.hasGoodItem()) {
            return Receipts.refused(prepared.receipts());
        }
        boolean cutShort = prepared.records().stream()
                .anyMatch(record -> record.headers().lastHeader("onus-truncated-from") != null);
        if (cutShort) {
            return Problem.tooLarge("Expected an alert that Onus knows; what it does not know is kept only up to "
                    + DeadLetter.MAX_BODY_BYTES + " bytes, and this is larger.");
        }
        writer.write(prepared.records());
        return Receipts.taken(prepared.receipts(), order.more().apply(prepared));
    }
}
