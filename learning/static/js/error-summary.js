// <error-summary>: brings the reader to what is missing when a form comes back.

class ErrorSummary extends HTMLElement {
  connectedCallback() {
    this.querySelector("[role=alert]").focus();
  }
}

customElements.define("error-summary", ErrorSummary);
