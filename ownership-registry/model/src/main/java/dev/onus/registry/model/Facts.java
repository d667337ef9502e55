package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import java.util.Optional;

/** What an alert says that helps to find the owner. */
public record Facts(AlertClass alertClass, Optional<String> environment) {}
