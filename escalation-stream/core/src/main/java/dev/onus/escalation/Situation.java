package dev.onus.escalation;

import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Identity;
import java.util.Optional;

/**
 * The world as a decision sees it.
 *
 * @param identity the identity's registry record; empty when nobody registered it
 */
public record Situation(Directory directory, Optional<Identity> identity) {}
