package dev.onus.escalation.stream;

import dev.onus.contracts.RegistryRecord;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the directory up to date. The store is in memory, so at each start the whole topic passes through here again,
 * before any task starts.
 */
final class RegistryProcessor implements Processor<String, RegistryRecord, Void, Void> {
    private final RegistryView view;
    private @Nullable ProcessorContext<Void, Void> context;

    RegistryProcessor(RegistryView view) {
        this.view = view;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        KeyValueStore<String, Long> store = context.getStateStore(Names.REGISTRY);
        if (store.approximateNumEntries() == 0) {
            view.reset();
        }
    }

    @Override
    public void process(Record<String, RegistryRecord> record) {
        ProcessorContext<Void, Void> given = Objects.requireNonNull(context);
        KeyValueStore<String, Long> store = given.getStateStore(Names.REGISTRY);
        RegistryRecord value = record.value();
        store.put(record.key(), value == null ? null : value.getVersion());
        view.apply(
                record.key(),
                value,
                given.recordMetadata().map(RecordMetadata::offset).orElse(view.offset()));
    }
}
