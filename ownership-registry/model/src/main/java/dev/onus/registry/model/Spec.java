package dev.onus.registry.model;

/** What a registry record says under {@code spec}; one type a kind. */
public sealed interface Spec
        permits ChangeWindow,
                Person,
                Team,
                Schedule,
                OwnedSystem,
                Identity,
                OwnershipRule,
                EscalationPolicy,
                Source,
                Channel,
                Token {}
