package dev.onus.notifier.intake;

import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.notifier.ledger.LedgerReader;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.notifier.pipeline.Withdrawals;
import java.time.Clock;

/** What the intake works with; the same over all its sessions. */
public record IntakeParts(
        AvroSerdes serdes,
        MessageFactory messages,
        LedgerReader ledgerReader,
        Dispatcher dispatcher,
        Withdrawals withdrawals,
        LimitsMemory limits,
        Clock clock) {}
