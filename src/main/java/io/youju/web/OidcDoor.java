package io.youju.web;

import io.youju.ledger.Act;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.OAuth2AuthorizationRequestRedirectWebFilter;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationCodeAuthenticationTokenConverter;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// The way in by an OpenID Connect provider: the code flow, with state, nonce and the provider's
/// signature checked. What is kept of a person is their name and role, in the session; no token is.
final class OidcDoor {
  static final String WAY_IN = "/desk/login/oidc";

  private static final URI AWAY = URI.create("/desk/login?away");
  private static final URI STRANGER = URI.create("/desk/login?stranger");

  private final Oidc settings;
  private final Consumer<Act> audit;
  private final ReactiveClientRegistrationRepository provider;

  /// @param scheduler where the provider's discovery document is waited for
  OidcDoor(Oidc settings, Consumer<Act> audit, Scheduler scheduler) {
    this.settings = settings;
    this.audit = audit;
    // Read when somebody first comes this way: a provider that is down keeps no visitor waiting.
    Mono<ClientRegistration> discovered =
        Mono.fromCallable(this::discover).subscribeOn(scheduler).cacheInvalidateIf(_ -> false);
    this.provider = _ -> discovered;
  }

  private ClientRegistration discover() {
    return ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
        .registrationId("oidc")
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .scope(settings.scopes())
        .redirectUri(settings.redirect())
        .build();
  }

  void open(ServerHttpSecurity http) {
    var asked =
        new DefaultServerOAuth2AuthorizationRequestResolver(
            provider,
            new PathPatternParserServerWebExchangeMatcher("/desk/login/{registrationId}"));
    http.addFilterAt(
        (exchange, chain) ->
            new OAuth2AuthorizationRequestRedirectWebFilter(asked)
                .filter(exchange, chain)
                .onErrorResume(
                    OidcDoor::isFromTheProvider,
                    _ -> new DefaultServerRedirectStrategy().sendRedirect(exchange, AWAY)),
        SecurityWebFiltersOrder.HTTP_BASIC);
    http.addFilterAt(back(), SecurityWebFiltersOrder.AUTHENTICATION);
  }

  private static boolean isFromTheProvider(Throwable e) {
    return e instanceof IllegalArgumentException
        || e instanceof IllegalStateException
        || e instanceof org.springframework.web.client.RestClientException;
  }

  private AuthenticationWebFilter back() {
    AuthenticationWebFilter filter = new AuthenticationWebFilter(manager());
    filter.setRequiresAuthenticationMatcher(
        new PathPatternParserServerWebExchangeMatcher("/desk/login/{registrationId}/back"));
    var codes = new ServerOAuth2AuthorizationCodeAuthenticationTokenConverter(provider);
    filter.setServerAuthenticationConverter(
        exchange -> codes.convert(exchange).onErrorMap(OidcDoor::refused));
    filter.setAuthenticationSuccessHandler(new RedirectServerAuthenticationSuccessHandler("/desk"));
    filter.setAuthenticationFailureHandler(this::failed);
    filter.setSecurityContextRepository(new WebSessionServerSecurityContextRepository());
    return filter;
  }

  private ReactiveAuthenticationManager manager() {
    ReactiveAuthenticationManager codes =
        new OidcAuthorizationCodeReactiveAuthenticationManager(
            new WebClientReactiveAuthorizationCodeTokenResponseClient(),
            new OidcReactiveOAuth2UserService());
    Function<Authentication, Authentication> member = this::member;
    return code -> codes.authenticate(code).map(member).onErrorMap(OidcDoor::refused);
  }

  /// Whatever goes wrong on the way back keeps somebody out, and is no failure of this server.
  private static Throwable refused(Throwable e) {
    return e instanceof AuthenticationException
        ? e
        : new AuthenticationServiceException(String.valueOf(e.getMessage()), e);
  }

  private Authentication member(Authentication known) {
    if (!(known.getPrincipal() instanceof OAuth2User user)) {
      throw new InsufficientAuthenticationException("nobody");
    }
    Member member =
        settings
            .member(user.getAttributes())
            .orElseThrow(() -> new InsufficientAuthenticationException("no role"));
    audit.accept(People.act(member.name(), "sign-in", member.name(), "", member.role().name()));
    return UsernamePasswordAuthenticationToken.authenticated(member, "", List.of());
  }

  private Mono<Void> failed(WebFilterExchange at, AuthenticationException why) {
    audit.accept(
        People.act("", "sign-in-failed", Member.ELSEWHERE, "", Wire.shortened(why.toString())));
    URI to = why instanceof InsufficientAuthenticationException ? STRANGER : AWAY;
    return new DefaultServerRedirectStrategy().sendRedirect(at.getExchange(), to);
  }
}
