package dev.onus.notifier.channel.console;

import dev.onus.notifier.channel.ContactFacts;

/** Whose inbox it is. */
record ConsoleSettings(String person) {
    static ConsoleSettings of(ContactFacts facts) {
        return new ConsoleSettings(facts.person());
    }
}
