/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.junit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The annotations of one class or one method, which change what the classes around it declare.
 *
 * @param isTest whether they apply to one test only
 * @param takesTurns whether the class, or one around it, is annotated itself, so that JUnit asks {@link FakeLocks}
 */
record DeclarationLevel(Class<?> testClass, boolean isTest, boolean takesTurns) {

    void addTo(Map<String, Declaration> declared, List<Site> sites) {
        sites.forEach(SiteCheck::check);
        Map<String, List<Site>> byName =
                sites.stream().collect(groupingBy(site -> site.annotation().name(), LinkedHashMap::new, toList()));
        byName.forEach((name, ofOneFake) -> merge(Optional.ofNullable(declared.get(name)), ofOneFake)
                .ifPresent(declaration -> declared.put(name, declaration)));
    }

    private Optional<Declaration> merge(Optional<Declaration> outer, List<Site> sites) {
        boolean wantsOwn = sites.stream().anyMatch(this::changes);
        boolean inStaticField = sites.stream().anyMatch(site -> site.place() == AnnotationTarget.STATIC_FIELD);
        boolean shares = inStaticField && outer.filter(Declaration::isShared).isEmpty();
        if (outer.isPresent() && !wantsOwn && !shares) {
            return outer;
        }
        if (outer.isEmpty() && sites.stream().noneMatch(Site::declares)) {
            return outer;
        }
        Site first = first(sites);
        FakeSettings settings = first.settings()
                .over(outer.map(Declaration::settings)
                        .orElseGet(
                                () -> FakeSettings.defaults(first.annotation().name())));
        Lifetime lifetime = isTest ? Lifetime.TEST : lifetime(outer, sites, inStaticField);
        boolean systemProperties = outer.filter(Declaration::systemProperties).isPresent()
                || sites.stream().anyMatch(site -> site.annotation().systemProperties());
        return Optional.of(new Declaration(settings, lifetime, systemProperties, testClass, takesTurns, first.where()));
    }

    private boolean changes(Site site) {
        return !site.settings().sayNothing()
                || site.annotation().lifetime() != Lifetime.INHERIT
                || site.annotation().systemProperties();
    }

    private static Lifetime lifetime(Optional<Declaration> outer, List<Site> sites, boolean inStaticField) {
        Lifetime inherited = outer.map(Declaration::lifetime).orElse(Lifetime.TEST);
        Lifetime wanted = sites.stream()
                .map(site -> site.annotation().lifetime())
                .filter(lifetime -> lifetime != Lifetime.INHERIT)
                .reduce(DeclarationLevel::longer)
                .orElse(inherited);
        return inStaticField ? longer(Lifetime.CLASS, wanted) : wanted;
    }

    private static Lifetime longer(Lifetime one, Lifetime other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Returns the site whose settings apply; all sites with settings must have the same. */
    private static Site first(List<Site> sites) {
        List<Site> telling =
                sites.stream().filter(site -> !site.settings().sayNothing()).toList();
        if (telling.isEmpty()) {
            return sites.get(0);
        }
        Site first = telling.get(0);
        telling.stream()
                .filter(site -> !site.settings().equals(first.settings()))
                .findFirst()
                .ifPresent(site -> {
                    throw Misuse.of(
                            site.where(),
                            "has other settings for the same fake than the annotation on " + first.where(),
                            "Write them in one place, or give one of the fakes a name: @MockApns(name = \"second\", …)");
                });
        return first;
    }
}
