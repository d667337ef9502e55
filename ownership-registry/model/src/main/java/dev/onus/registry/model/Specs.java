package dev.onus.registry.model;

/** Finds the reader of a kind. Each reads every field before it builds the record, so every problem is found. */
final class Specs {
    private Specs() {}

    static Spec read(Kind kind, Fields spec) {
        return switch (kind) {
            case PERSON -> PeopleSpecs.person(spec);
            case TEAM -> PeopleSpecs.team(spec);
            case SCHEDULE -> ScheduleSpecs.schedule(spec);
            case SYSTEM -> OwnershipSpecs.system(spec);
            case IDENTITY -> IdentitySpecs.identity(spec);
            case OWNERSHIP_RULE -> OwnershipSpecs.rule(spec);
            case ESCALATION_POLICY -> PolicySpecs.policy(spec);
            case CHANGE_WINDOW -> ChangeWindowSpecs.changeWindow(spec);
            case SOURCE -> SourceSpecs.source(spec);
            case CHANNEL -> DeliverySpecs.channel(spec);
            case TOKEN -> DeliverySpecs.token(spec);
        };
    }
}
