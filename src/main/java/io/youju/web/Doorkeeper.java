package io.youju.web;

import io.youju.ledger.Act;
import io.youju.ledger.Person;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Who comes in: the public routes pass untouched; the desk and everything that changes something
/// need a signed-in person with the role that [Rule] names, and a CSRF token.
public final class Doorkeeper {
  private static final URI DESK = URI.create("/desk");
  private static final URI WRONG = URI.create("/desk/login?wrong");

  private final People people;
  private final Consumer<Act> audit;
  private final Lockout lockout = new Lockout(Instant::now);
  private final Scheduler scheduler =
      Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

  /// @param audit hears who signed in and who failed to
  public Doorkeeper(People people, Consumer<Act> audit) {
    this.people = people;
    this.audit = audit;
  }

  /// The filters before every route that needs somebody.
  ///
  /// @param oidc a provider by which one may come in too
  public SecurityWebFilterChain chain(ServerHttpSecurity http, Optional<Oidc> oidc) {
    oidc.ifPresent(provider -> new OidcDoor(provider, audit, scheduler).open(http));
    RedirectServerLogoutSuccessHandler left = new RedirectServerLogoutSuccessHandler();
    left.setLogoutSuccessUrl(URI.create("/desk/login?left"));
    return http.securityMatcher(Doorkeeper::guarded)
        .authorizeExchange(routes ->
            routes
                .pathMatchers("/desk/login", "/desk/login/**")
                .permitAll()
                .anyExchange()
                .access((who, context) ->
                    who.map(a -> may(a, context.getExchange()))
                        .defaultIfEmpty(new AuthorizationDecision(false))
                        .cast(
                            org.springframework.security.authorization.AuthorizationResult.class)))
        .addFilterAt(signIn(), SecurityWebFiltersOrder.FORM_LOGIN)
        .logout(logout ->
            logout
                .requiresLogout(
                    ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/desk/logout"))
                .logoutSuccessHandler(left))
        .csrf(csrf ->
            csrf.accessDeniedHandler(
                (exchange, _) -> problem(exchange, HttpStatus.FORBIDDEN, "没有权限，或页面已过期：请刷新后再试")))
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint((exchange, _) -> turnedAway(exchange))
                .accessDeniedHandler(
                    (exchange, _) -> problem(exchange, HttpStatus.FORBIDDEN, "没有权限")))
        .build();
  }

  private static Mono<MatchResult> guarded(ServerWebExchange exchange) {
    return Rule.guarded(exchange.getRequest().getMethod(), path(exchange))
        ? MatchResult.match()
        : MatchResult.notMatch();
  }

  private static PathContainer path(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().pathWithinApplication();
  }

  private AuthorizationDecision may(Authentication who, ServerWebExchange exchange) {
    boolean granted =
        who.isAuthenticated()
            && Rule.role(exchange.getRequest().getMethod(), path(exchange))
                .filter(role -> Member.of(who, people).filter(m -> m.may(role)).isPresent())
                .isPresent();
    return new AuthorizationDecision(granted);
  }

  private AuthenticationWebFilter signIn() {
    AuthenticationWebFilter filter =
        new AuthenticationWebFilter((ReactiveAuthenticationManager) this::check);
    filter.setRequiresAuthenticationMatcher(
        ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/desk/login"));
    filter.setServerAuthenticationConverter(Doorkeeper::typed);
    filter.setAuthenticationSuccessHandler(
        new RedirectServerAuthenticationSuccessHandler(DESK.toString()));
    filter.setAuthenticationFailureHandler(Doorkeeper::failed);
    filter.setSecurityContextRepository(new WebSessionServerSecurityContextRepository());
    return filter;
  }

  private static Mono<Authentication> typed(ServerWebExchange exchange) {
    String address =
        Optional.ofNullable(exchange.getRequest().getRemoteAddress())
            .map(InetSocketAddress::getHostString)
            .orElse("");
    return exchange
        .getFormData()
        .map(form -> {
          UsernamePasswordAuthenticationToken token =
              UsernamePasswordAuthenticationToken.unauthenticated(
                  Optional.ofNullable(form.getFirst("name")).orElse(""),
                  Optional.ofNullable(form.getFirst("password")).orElse(""));
          token.setDetails(address);
          return token;
        });
  }

  private Mono<Authentication> check(Authentication typed) {
    return Mono.fromCallable(() -> signedIn(typed)).subscribeOn(scheduler);
  }

  private Authentication signedIn(Authentication typed) {
    String name = typed.getName();
    String who = name + " " + typed.getDetails();
    Duration wait = lockout.wait(who);
    if (!wait.isZero()) throw new LockedException(String.valueOf(wait.toSeconds() + 1));
    Optional<Person> person = people.signIn(name, String.valueOf(typed.getCredentials()));
    if (person.isEmpty()) {
      lockout.failed(who);
      audit.accept(People.act(Wire.shortened(name), "sign-in-failed", who, "", ""));
      throw new BadCredentialsException("wrong");
    }
    lockout.succeeded(who);
    audit.accept(People.act(name, "sign-in", who, "", ""));
    return UsernamePasswordAuthenticationToken.authenticated(name, "", java.util.List.of());
  }

  private static Mono<Void> failed(WebFilterExchange at, AuthenticationException why) {
    URI to =
        why instanceof LockedException ? URI.create("/desk/login?wait=" + why.getMessage()) : WRONG;
    return new DefaultServerRedirectStrategy().sendRedirect(at.getExchange(), to);
  }

  private static Mono<Void> turnedAway(ServerWebExchange exchange) {
    boolean page =
        exchange.getRequest().getMethod().equals(HttpMethod.GET)
            && !path(exchange).value().startsWith("/desk/api/");
    return page
        ? new DefaultServerRedirectStrategy().sendRedirect(exchange, URI.create("/desk/login"))
        : problem(exchange, HttpStatus.UNAUTHORIZED, "请先登录");
  }

  private static Mono<Void> problem(ServerWebExchange exchange, HttpStatus status, String detail) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    byte[] body =
        Wire.json(Problem.json(status, detail, Optional.empty())).getBytes(StandardCharsets.UTF_8);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }
}
