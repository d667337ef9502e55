package dev.onus.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration of the one broker: small, loopback only, and quick to start. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "PLAINTEXT";
    /** A megabyte of value, and some room for key, headers and batch. */
    private static final int MESSAGE_MAX_BYTES = 2 * 1024 * 1024;

    /** At 24 bytes each, a log is compacted by 300,000 keys at a time; each time all of it is written anew. */
    private static final int CLEANER_BUFFER_BYTES = 8 * 1024 * 1024;

    /** After a kill the broker reads through what it has not flushed of each open segment: keep that little. */
    private static final int SEGMENT_BYTES = 128 * 1024 * 1024;
    /** Enough for a segment, at one entry of eight bytes for each 4 KiB. */
    private static final int INDEX_BYTES = 1024 * 1024;
    /** What a power failure (not a kill) may cost. */
    private static final String FLUSH_MILLIS = "5000";

    /** After a kill the controller lets the broker in again only when its earlier session is over. */
    private static final String SESSION_MILLIS = "3000";

    private static final String HEARTBEAT_MILLIS = "500";

    private BrokerProperties() {}

    /** @param more what wins over ours */
    static Map<String, String> of(Path dir, int port, int controllerPort, Map<String, String> more) {
        Map<String, String> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE_ID));
        all.put("controller.quorum.voters", NODE_ID + "@" + EmbeddedKafka.HOST + ":" + controllerPort);
        all.put("listeners", address(CLIENTS, port) + "," + address(CONTROLLER, controllerPort));
        all.put("advertised.listeners", address(CLIENTS, port));
        all.put("controller.listener.names", CONTROLLER);
        all.put("inter.broker.listener.name", CLIENTS);
        all.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        all.put("log.dirs", dir.toString());
        for (String single : List.of(
                "offsets.topic.replication.factor",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr",
                "default.replication.factor",
                "min.insync.replicas")) {
            all.put(single, "1");
        }
        all.put("offsets.topic.num.partitions", "4");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("share.coordinator.state.topic.num.partitions", "2");
        all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("group.streams.initial.rebalance.delay.ms", "0");
        all.put("auto.create.topics.enable", "false");
        all.put("message.max.bytes", Integer.toString(MESSAGE_MAX_BYTES));
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER_BYTES));
        all.put("log.segment.bytes", Integer.toString(SEGMENT_BYTES));
        all.put("log.index.size.max.bytes", Integer.toString(INDEX_BYTES));
        all.put("log.flush.interval.ms", FLUSH_MILLIS);
        all.put("log.flush.scheduler.interval.ms", FLUSH_MILLIS);
        all.put("broker.session.timeout.ms", SESSION_MILLIS);
        all.put("broker.heartbeat.interval.ms", HEARTBEAT_MILLIS);
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.putAll(more);
        return all;
    }

    private static String address(String listener, int port) {
        return listener + "://" + EmbeddedKafka.HOST + ":" + port;
    }
}
