package dev.onus.executor;

import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.Topics;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.serde.AvroSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code onus.effects}, has each effect carried out or taken back, answers, and commits after the answer: whatever
 * ends in between is done again from there, and the journal keeps it from being done twice. While broker, schema registry
 * or Onus are away it waits and tries again from where it was.
 */
public final class EffectExecutor implements AutoCloseable {
    /** Effects are rare; what has been read together is looked through for withdrawals first. */
    static final int MOST_AT_ONCE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(EffectExecutor.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Hooks may take long; that this process lives is told by its heartbeat, not by how often it polls. */
    private static final Duration MOST_BETWEEN_POLLS = Duration.ofHours(1);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final Deserializer<EffectEvent> reader;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Answers answers;
    private final CarryOut carryOut;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private EffectExecutor(ExecutorSettings settings, PlatformActions platform) {
        reader = new AvroSerdes(new ConfluentSchemaRegistry(settings.schemas())).deserializer(Topics.EFFECTS);
        answers = new Answers(settings.onus(), settings.token());
        carryOut = new CarryOut(platform, Journal.open(settings.data()), answers, InstantSource.system());
        consumer = new KafkaConsumer<>(properties(settings), new StringDeserializer(), new ByteArrayDeserializer());
        thread = Thread.ofPlatform().name("executor-" + settings.group()).unstarted(this::run);
    }

    /** Begins to work on a thread of its own. */
    public static EffectExecutor start(ExecutorSettings settings, PlatformActions platform) {
        EffectExecutor executor = new EffectExecutor(settings, platform);
        LOG.info("executor=starting {}", settings);
        executor.thread.start();
        return executor;
    }

    private static Map<String, Object> properties(ExecutorSettings settings) {
        Map<String, Object> all = settings.kafka().consumerProperties("onus-executor", settings.group());
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) MOST_BETWEEN_POLLS.toMillis());
        return all;
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.EFFECTS.name()), new NewGroup(consumer, InstantSource.system()));
            Duration wait = FIRST_WAIT;
            while (closing.getCount() > 0) {
                wait = work() ? FIRST_WAIT : pause(wait);
            }
        } catch (WakeupException e) {
            LOG.info("executor=stopped");
        } catch (InterruptedException e) {
            LOG.info("executor=stopped while it worked");
        }
    }

    private boolean work() throws InterruptedException {
        Map<TopicPartition, Long> next = new HashMap<>();
        try {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            records.partitions()
                    .forEach(each ->
                            next.put(each, records.records(each).getFirst().offset()));
            for (TopicPartition partition : records.partitions()) {
                takeAll(records.records(partition), next);
            }
            return true;
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("executor=waiting reason={}", e.toString());
            goBackTo(next);
            return false;
        }
    }

    private void takeAll(List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> next)
            throws InterruptedException {
        List<Optional<EffectEvent>> effects = records.stream().map(this::read).toList();
        for (int i = 0; i < records.size(); i++) {
            if (effects.get(i).isPresent()) {
                carryOut.take(effects.get(i).get(), withdrawnIn(effects.subList(i, effects.size())));
            }
            TopicPartition partition =
                    new TopicPartition(records.get(i).topic(), records.get(i).partition());
            long after = records.get(i).offset() + 1;
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(after)));
            next.put(partition, after);
        }
    }

    private static Set<String> withdrawnIn(List<Optional<EffectEvent>> effects) {
        return effects.stream()
                .flatMap(Optional::stream)
                .filter(effect -> effect.getState() == EffectState.withdrawn)
                .map(EffectEvent::getEffectId)
                .collect(Collectors.toSet());
    }

    /** Empty for bytes that nobody will ever be able to read. */
    private Optional<EffectEvent> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.ofNullable(reader.deserialize(record.topic(), record.headers(), record.value()));
        } catch (SerializationException e) {
            LOG.error(
                    "record=skipped partition={} offset={} reason={}",
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** A partition that went to another process in the meantime is its business now. */
    private void goBackTo(Map<TopicPartition, Long> next) {
        next.forEach((partition, offset) -> {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, offset);
            }
        });
    }

    private Duration pause(Duration wait) throws InterruptedException {
        boolean ended = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        Duration twice = wait.multipliedBy(2);
        return ended || twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    /** Lets the effect at hand be answered, within reason. */
    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answers.close();
    }
}
