"""The views of the application, one module each, with VIEWS and ACTIONS; ``app.PAGES`` lists them."""
